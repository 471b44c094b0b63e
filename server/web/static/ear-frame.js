// The frame in which speech is recognised on this computer, on the sentences of the skill alone.
// In: {listen: true}, {stop: true}. Out: {state: "loading" | "listening"}, {heard: text}, {failed: text}.
"use strict";
const RATE = 16_000;
let decoder = null;
let listening = null;

window.addEventListener("message", (event) => {
  if (event.origin !== location.origin || event.source !== parent) return;
  if (event.data.listen) start(event.data.listen).catch((error) => tell({ failed: why(error) }));
  if (event.data.stop) finish();
});

function tell(message) {
  parent.postMessage(message, location.origin);
}

function why(error) {
  if (error.name === "NotAllowedError") return "The microphone is not allowed here.";
  if (error.name === "NotFoundError") return "There is no microphone.";
  return "Speech could not be recognised on this computer.";
}

async function start(locale) {
  tell({ state: "loading" });
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: false } });
  decoder ??= await prepared(locale);
  const context = new AudioContext({ sampleRate: RATE });
  const source = context.createMediaStreamSource(stream);
  const taps = context.createScriptProcessor(4096, 1, 1);
  const heard = [];
  taps.onaudioprocess = (event) => heard.push(event.inputBuffer.getChannelData(0).slice());
  source.connect(taps).connect(context.destination);
  listening = { stream, context, taps, heard };
  tell({ state: "listening" });
}

async function prepared(locale) {
  const module = await soundswallower({ modelBase: "/node/soundswallower/model/" });
  const { grammar, words } = await (await fetch(`/api/grammar?locale=${encodeURIComponent(locale)}`)).json();
  const made = new module.Decoder({ hmm: "/node/soundswallower/model/en-us", loglevel: "ERROR", samprate: RATE });
  await made.initialize();
  const unknown = Object.entries(words).filter(([word]) => made.lookup_word(word) === null);
  if (unknown.length) made.add_words(...unknown);
  made.set_grammar(grammar);
  return made;
}

function finish() {
  if (!listening) return;
  const { stream, context, taps, heard } = listening;
  listening = null;
  taps.disconnect();
  for (const track of stream.getTracks()) track.stop();
  void context.close();
  const sound = new Float32Array(heard.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of heard) {
    sound.set(part, at);
    at += part.length;
  }
  decoder.start();
  decoder.process_audio(sound, false, true);
  decoder.stop();
  tell({ heard: decoder.get_text() ?? "" });
}
