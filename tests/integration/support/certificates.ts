import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Certificate {
  readonly certFile: string;
  readonly keyFile: string;
  /** Certificate and key in one file, in the form that Kafka needs for a key store. */
  readonly bothFile: string;
}

/** A certificate authority for one test, with files in `folder`. It uses openssl, which Debian installs with Java's certificates. */
export function certificateAuthority(folder: string) {
  const at = (name: string): string => join(folder, name);
  const openssl = (...args: string[]): void => void execFileSync('openssl', args, { stdio: 'pipe' });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const caFile = at('ca.pem');
  openssl('req', '-x509', ...newKey, '-days', '2', '-subj', '/CN=authority', '-keyout', at('ca.key'), '-out', caFile);
  return {
    caFile,
    /** Issues a certificate that is valid for a server on 127.0.0.1 and for a client. */
    issue(commonName: string): Certificate {
      const [keyFile, request, certFile] = [at(`${commonName}.key`), at(`${commonName}.csr`), at(`${commonName}.pem`)];
      const extensions = at(`${commonName}.ext`);
      writeFileSync(extensions, 'subjectAltName=IP:127.0.0.1\n');
      openssl('req', ...newKey, '-subj', `/CN=${commonName}`, '-keyout', keyFile, '-out', request);
      const signing = ['-CA', caFile, '-CAkey', at('ca.key'), '-CAcreateserial', '-days', '2', '-extfile', extensions];
      openssl('x509', '-req', '-in', request, '-out', certFile, ...signing);
      const bothFile = at(`${commonName}.both.pem`);
      writeFileSync(bothFile, readFileSync(keyFile, 'utf8') + readFileSync(certFile, 'utf8'));
      return { certFile, keyFile, bothFile };
    },
  };
}
