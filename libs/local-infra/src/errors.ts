/** A fault of this machine or its data directory prevents Kafka or PostgreSQL from running. The message says what to do. */
export abstract class LocalInfraError extends Error {
  abstract readonly code: string;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

const orCompose = 'or run everything with `docker compose up`';

export class JavaMissing extends LocalInfraError {
  readonly code = 'java-missing';

  constructor(found?: string) {
    const what = found === undefined ? 'no java was found' : `the java found is version ${found}`;
    super(
      `Kafka needs Java 17 or newer and ${what}: install it (for example \`apt install openjdk-17-jre-headless\`), ${orCompose}.`,
    );
  }
}

export class MavenMissing extends LocalInfraError {
  readonly code = 'maven-missing';

  constructor() {
    super(
      `Kafka is fetched once with Maven and no mvn was found: install it (for example \`apt install maven\`), ${orCompose}.`,
    );
  }
}

export class KafkaDownloadFailed extends LocalInfraError {
  readonly code = 'kafka-download-failed';

  constructor(reason: string) {
    super(`Maven could not fetch Kafka: ${reason} Check the network and start again, ${orCompose}.`);
  }
}

export class DataDirectoryInUse extends LocalInfraError {
  readonly code = 'data-directory-in-use';

  constructor(
    readonly directory: string,
    readonly pid: number,
  ) {
    super(`${directory} is in use by the running process ${pid}: stop that one, or set DATA_DIR to another directory.`);
  }
}

export class DataDirectoryOfAnotherVersion extends LocalInfraError {
  readonly code = 'data-directory-of-another-version';

  constructor(
    readonly directory: string,
    readonly found: string,
    readonly expected: string,
  ) {
    super(
      `${directory} was written by ${found} and this is ${expected}: go back to that version, or set DATA_DIR to another directory.`,
    );
  }
}

export class DataDirectoryUnreachable extends LocalInfraError {
  readonly code = 'data-directory-unreachable';

  constructor(
    readonly path: string,
    readonly user: string,
  ) {
    super(
      `PostgreSQL does not run as root, and user ${user} cannot reach ${path}: put it where every user may enter (not below /root).`,
    );
  }
}

export class DataDirectoryWithComma extends LocalInfraError {
  readonly code = 'data-directory-with-comma';

  constructor(readonly directory: string) {
    super(`Kafka cannot store its log in ${directory}, because of the comma: set DATA_DIR to another directory.`);
  }
}

export class PortTaken extends LocalInfraError {
  readonly code = 'port-taken';

  constructor(readonly port: number) {
    super(`Port ${port} on 127.0.0.1 is taken by another process: end that one, or choose another port.`);
  }
}

export class PlatformUnsupported extends LocalInfraError {
  readonly code = 'platform-unsupported';

  constructor(platform: string) {
    super(
      `No PostgreSQL for ${platform} is installed in node_modules: run \`npm ci\`, set DATABASE_URL, ${orCompose}.`,
    );
  }
}

export class ServerDidNotStart extends LocalInfraError {
  readonly code = 'server-did-not-start';

  constructor(
    readonly server: string,
    readonly why: string,
    readonly log: string,
  ) {
    super(`${server} did not start: ${why} (its log is ${log}).`);
  }
}

export class OrphanWillNotEnd extends LocalInfraError {
  readonly code = 'orphan-will-not-end';

  constructor(readonly pid: number) {
    super(`Process ${pid}, left by an earlier start, does not end even when killed: end it by hand, then start again.`);
  }
}
