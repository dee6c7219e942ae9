/** The exit codes, which `partnership --help` lists. */
export const EXIT = {
  done: 0,
  refused: 1,
  usage: 2,
  unreachable: 3,
  interrupted: 130,
} as const;

export const EXIT_CODES_HELP = `Exit codes:
  0    done
  1    the service refused or failed, or a line of an import was refused
  2    the command was not understood, or a file cannot be read
  3    the service did not answer, or Kafka or PostgreSQL, where a command speaks to them itself
  130  interrupted before it was done`;
