// The gateway from npm listens on every address; measured here, it listens on the loopback address only.
const { Server } = require('node:net');
const listen = Server.prototype.listen;
Server.prototype.listen = function (port, ...rest) {
  const ready = rest.find((one) => typeof one === 'function');
  return listen.call(this, { port: Number(port?.port ?? port), host: '127.0.0.1', backlog: 1024 }, ready);
};
