// The frame in which speech is recognised on this computer, on the sentences of the skill alone.
// In: {listen: locale}, {stop: true}. Out: {state: "loading" | "listening"}, {heard: text}, {failed: text}.
import createModule from "/node/soundswallower/soundswallower.web.js";

const RATE = 16_000;
const MODEL = "/node/soundswallower/model/en-us";
let decoder = null;
let listening = null;

window.addEventListener("message", (event) => {
  if (event.origin !== location.origin || event.source !== parent) return;
  if (event.data.listen) start(event.data.listen).catch((error) => tell({ failed: why(error) }));
  if (event.data.stop) finish();
});
tell({ ready: true });

function tell(message) {
  parent.postMessage(message, location.origin);
}

function why(error) {
  if (error?.name === "NotAllowedError") return "The microphone is not allowed here.";
  if (error?.name === "NotFoundError") return "There is no microphone.";
  return "Speech could not be recognised on this computer.";
}

async function start(locale) {
  tell({ state: "loading" });
  decoder ??= await prepared(locale);
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: false } });
  const context = new AudioContext({ sampleRate: RATE });
  await context.audioWorklet.addModule("/frame/static/tap-worklet.js");
  const tap = new AudioWorkletNode(context, "tap", { numberOfOutputs: 0 });
  const heard = [];
  tap.port.onmessage = ({ data }) => heard.push(data);
  context.createMediaStreamSource(stream).connect(tap);
  listening = { stream, context, heard };
  tell({ state: "listening" });
}

async function prepared(locale) {
  const [module, reply] = await Promise.all([createModule(), fetch(`/api/grammar?locale=${encodeURIComponent(locale)}`)]);
  const { grammar, words } = await reply.json();
  const made = new module.Decoder({ hmm: MODEL, loglevel: "ERROR", samprate: RATE });
  await made.initialize();
  const unknown = Object.entries(words).filter(([word]) => made.lookup_word(word) === null);
  if (unknown.length) made.add_words(...unknown); // throws on a word that it knows
  made.set_grammar(grammar);
  return made;
}

function finish() {
  if (!listening) return;
  const { stream, context, heard } = listening;
  listening = null;
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
