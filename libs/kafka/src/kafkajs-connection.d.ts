/** The part of kafkajs's inner class that `connectAfresh` patches. It is not exported, and has no types. */
declare module 'kafkajs/src/network/connection' {
  import type { Socket } from 'node:net';

  class Connection {
    socket?: Socket;
    isConnected(): boolean;
    connect: (this: Connection) => Promise<boolean>;
  }
  export default Connection;
}
