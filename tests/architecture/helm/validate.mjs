/* Validates each manifest of the given files against the schemas of Kubernetes, and prints the faults as JSON: [{ file, manifest, fault }]. */
import { readFileSync } from 'node:fs';
import { ServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/ServiceMonitor';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import { Job } from 'kubernetes-models/batch/v1/Job';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { Service } from 'kubernetes-models/v1/Service';
import { parseAllDocuments } from 'yaml';

const MODELS = [
  ConfigMap,
  Deployment,
  HorizontalPodAutoscaler,
  Job,
  NetworkPolicy,
  PodDisruptionBudget,
  Service,
  ServiceMonitor,
];

function faultsOf(manifest) {
  const model = MODELS.find(({ apiVersion, kind }) => apiVersion === manifest.apiVersion && kind === manifest.kind);
  if (model === undefined) return [`there is no schema for ${manifest.apiVersion} ${manifest.kind}`];
  const unread = new Set();
  try {
    model.prototype.validate.call(watched(manifest, '', unread));
    return [...unread].map((path) => `${path} is unknown`);
  } catch (error) {
    return [error.message];
  }
}

/** The schemas allow unknown members. But a validator reads each member that its schema names, so a member that it does not read is unknown. */
function watched(value, path, unread) {
  if (typeof value !== 'object' || value === null) return value;
  const members = new Map();
  for (const [name, member] of Object.entries(value)) {
    unread.add(`${path}/${name}`);
    members.set(name, watched(member, `${path}/${name}`, unread));
  }
  return new Proxy(value, {
    get(target, name) {
      unread.delete(`${path}/${String(name)}`);
      return members.has(name) ? members.get(name) : target[name];
    },
  });
}

const faults = process.argv.slice(2).flatMap((file) =>
  parseAllDocuments(readFileSync(file, 'utf8')).flatMap((document) => {
    const manifest = document.toJS();
    return faultsOf(manifest).map((fault) => ({
      file,
      manifest: `${manifest.kind} ${manifest.metadata?.name}`,
      fault,
    }));
  }),
);
process.stdout.write(JSON.stringify(faults, null, 2));
