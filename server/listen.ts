import type { Server } from 'node:http';
import { StartError } from './start-error.ts';

/**
 * Lets the server listen.
 * @throws {StartError} when the port is taken or not allowed, with how to choose another
 */
export async function listen(server: Server, port: number, host: string): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const another = `PORT=${port < 65_000 ? port + 100 : 4100} npm start`;
    if (code === 'EADDRINUSE') {
      throw new StartError(
        `Порт ${port} занят другой программой: остановите её или выберите другой порт, например: ${another}`,
        `Port ${port} is taken by another program: stop it, or choose another port, for example: ${another}`,
      );
    }
    throw new StartError(
      `Сервер не может слушать ${host}:${port} (${message}): выберите другой адрес в HOST или порт, например: ${another}`,
      `The server cannot listen on ${host}:${port} (${message}): choose another address in HOST or another port, for example: ${another}`,
    );
  }
}
