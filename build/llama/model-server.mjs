// A model server on llama.cpp: a real engine that loads a real model file and computes each token.
// Usage: node model-server.mjs --model FILE --port PORT
// Listens on 127.0.0.1: GET /health (503 while the model loads), GET /v1/models, POST /v1/chat/completions.
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { getLlama, LlamaCompletion, LlamaLogLevel } from 'node-llama-cpp';

const { values } = parseArgs({ options: { model: { type: 'string' }, port: { type: 'string' } } });
const ID = 'tiny';
let context = null;

function send(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function refuse(response, status, message, type) {
  send(response, status, { error: { message, type, code: status } });
}

async function body(request) {
  const parts = [];
  for await (const part of request) {
    parts.push(part);
  }
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
}

async function chat(request, response) {
  const asked = await body(request);
  const prompt = asked.messages.map((message) => message.content).join('\n');
  const id = `chatcmpl-${process.pid}-${Date.now()}`;
  const answer = { id, created: Math.floor(Date.now() / 1000), model: asked.model };
  const stop = new AbortController();
  response.on('close', () => stop.abort());
  const event = (delta, finish) =>
    response.write(
      `data: ${JSON.stringify({ ...answer, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`,
    );
  if (asked.stream) {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    event({ role: 'assistant', content: '' }, null);
  }
  const sequence = context.getSequence();
  let text = '';
  try {
    const completion = new LlamaCompletion({ contextSequence: sequence });
    text = await completion.generateCompletion(prompt, {
      maxTokens: asked.max_tokens ?? 16,
      temperature: 0,
      signal: stop.signal,
      stopOnAbortSignal: true,
      onTextChunk: (piece) => asked.stream && event({ content: piece }, null),
    });
  } finally {
    sequence.dispose();
  }
  if (asked.stream) {
    event({}, 'length');
    response.end('data: [DONE]\n\n');
  } else {
    const choices = [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'length' }];
    send(response, 200, { ...answer, object: 'chat.completion', choices });
  }
}

const server = createServer((request, response) => {
  const route = `${request.method} ${request.url}`;
  if (context === null) {
    refuse(response, 503, 'Loading model', 'unavailable_error');
  } else if (route === 'GET /health') {
    send(response, 200, { status: 'ok' });
  } else if (route === 'GET /v1/models') {
    send(response, 200, { object: 'list', data: [{ id: ID, object: 'model', created: 0, owned_by: 'llama.cpp' }] });
  } else if (route === 'POST /v1/chat/completions') {
    chat(request, response).catch((fault) => refuse(response, 500, fault.message, 'server_error'));
  } else {
    refuse(response, 404, 'Nothing is here', 'not_found_error');
  }
});
server.listen(Number(values.port), '127.0.0.1', () => console.log(`listening on 127.0.0.1:${server.address().port}`));

const llama = await getLlama({ build: 'never', gpu: false, progressLogs: false, logLevel: LlamaLogLevel.error });
const model = await llama.loadModel({ modelPath: values.model });
context = await model.createContext({ contextSize: 256, sequences: 4, threads: 1 });
console.log(`the model is loaded, ${model.size} bytes`);
