import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** What the server does with the next mail. */
export type SmtpBehaviour = 'accept' | 'refuse-recipient' | 'close-after-data';

export interface ScriptedSmtp {
  readonly url: string;
  /** Mails that were accepted. */
  readonly accepted: number;
  behaviour: SmtpBehaviour;
  stop(): Promise<void>;
}

/** A mail server that fails on demand, for the failures a friendly inbox never shows. */
export async function startScriptedSmtp(): Promise<ScriptedSmtp> {
  const state = { behaviour: 'accept' as SmtpBehaviour, accepted: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serve(socket, state);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get accepted() {
      return state.accepted;
    },
    get behaviour() {
      return state.behaviour;
    },
    set behaviour(behaviour: SmtpBehaviour) {
      state.behaviour = behaviour;
    },
    stop: () => stop(server, sockets),
  };
}

async function stop(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  server.close();
  await once(server, 'close');
}

function serve(socket: Socket, state: { behaviour: SmtpBehaviour; accepted: number }): void {
  let inData = false;
  let received = '';
  socket.on('error', () => socket.destroy());
  socket.write('220 test\r\n');
  socket.on('data', (chunk) => {
    received += chunk.toString('latin1');
    for (;;) {
      const end = inData ? received.indexOf('\r\n.\r\n') : received.indexOf('\r\n');
      if (end === -1) return;
      const line = received.slice(0, end);
      received = received.slice(end + (inData ? 5 : 2));
      if (inData) {
        inData = false;
        if (state.behaviour === 'close-after-data') {
          socket.destroy();
          return;
        }
        state.accepted += 1;
        socket.write('250 taken\r\n');
      } else {
        inData = /^DATA/i.test(line);
        socket.write(answerTo(line, state.behaviour));
      }
    }
  });
}

function answerTo(line: string, behaviour: SmtpBehaviour): string {
  if (/^EHLO/i.test(line)) return '250 test\r\n';
  if (/^DATA/i.test(line)) return '354 go\r\n';
  if (/^RCPT/i.test(line) && behaviour === 'refuse-recipient') {
    return '550 <frauke@example.org> unknown\r\n';
  }
  if (/^QUIT/i.test(line)) return '221 bye\r\n';
  return '250 ok\r\n';
}
