/* The same sample behind Amazon's express adapter, verification off: node express.js PORT WORKERS */
const cluster = require('cluster');
const [port, workers] = process.argv.slice(2).map(Number);

if (cluster.isPrimary) {
  for (let each = 0; each < workers; each += 1) cluster.fork();
} else {
  const express = require('express');
  const { ExpressAdapter } = require('ask-sdk-express-adapter');
  const { builder } = require('./hello_world');

  const app = express();
  app.post('/alexa', new ExpressAdapter(builder.create(), false, false).getRequestHandlers());
  app.listen(port, '127.0.0.1');
}
