/* A faithful equivalent of Amazon's Node.js sample "hello world". */
const Alexa = require('ask-sdk-core');

const answer = (input, text, asks) => {
  const builder = input.responseBuilder.speak(text);
  return (asks ? builder.reprompt(text) : builder).getResponse();
};
const isIntent = (...names) => (input) =>
  Alexa.getRequestType(input.requestEnvelope) === 'IntentRequest'
  && names.includes(Alexa.getIntentName(input.requestEnvelope));
const isType = (type) => (input) => Alexa.getRequestType(input.requestEnvelope) === type;

const handlers = [
  { canHandle: isType('LaunchRequest'), handle: (input) => answer(input, 'Welcome, you can say Hello or Help.', true) },
  { canHandle: isIntent('HelloWorldIntent'), handle: (input) => answer(input, 'Hello World!') },
  { canHandle: isIntent('AMAZON.HelpIntent'), handle: (input) => answer(input, 'You can say hello to me!', true) },
  { canHandle: isIntent('AMAZON.CancelIntent', 'AMAZON.StopIntent'), handle: (input) => answer(input, 'Goodbye!') },
  { canHandle: isIntent('AMAZON.FallbackIntent'), handle: (input) => answer(input, 'You can say Hello or Help.', true) },
  { canHandle: isType('SessionEndedRequest'), handle: (input) => input.responseBuilder.getResponse() },
  {
    canHandle: isType('IntentRequest'),
    handle: (input) => answer(input, `You just triggered ${Alexa.getIntentName(input.requestEnvelope)}`),
  },
];
const failed = {
  canHandle: () => true,
  handle: (input) => answer(input, 'Sorry, I had trouble doing what you asked.', true),
};

exports.builder = Alexa.SkillBuilders.custom()
  .addRequestHandlers(...handlers)
  .addErrorHandlers(failed)
  .withCustomUserAgent('sample/hello-world/v1.2');
exports.handler = exports.builder.lambda();
