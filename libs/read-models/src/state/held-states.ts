import type { PartnershipState } from '#domain';
import { WeightedLru } from './weighted-lru';

/** More than the versions that questions about one partnership by a moment come to again and again. */
const LIKELY = 32;

/** The states that are held in memory, bounded by the claims that they hold. */
export class HeldStates {
  private readonly states: WeightedLru<string, PartnershipState>;
  private readonly versions = new Map<string, Set<number>>();

  constructor(claims: number) {
    this.states = new WeightedLru(claims, (key) => this.forget(key));
  }

  get(partnershipId: string, version: number): PartnershipState | undefined {
    return this.states.get(`${partnershipId} ${version}`);
  }

  set(partnershipId: string, version: number, state: PartnershipState): void {
    const versions = this.versions.get(partnershipId) ?? new Set();
    this.versions.set(partnershipId, versions.add(version));
    this.states.set(`${partnershipId} ${version}`, state, state.weight);
  }

  /** The states that a question about this version, or about one not known yet, is likely to need. */
  likely(partnershipId: string, version: number | undefined): ReadonlyMap<number, PartnershipState> {
    const versions = version === undefined ? [...(this.versions.get(partnershipId) ?? [])].slice(-LIKELY) : [version];
    const found = new Map<number, PartnershipState>();
    for (const each of versions) {
      const state = this.get(partnershipId, each);
      if (state) found.set(each, state);
    }
    return found;
  }

  private forget(key: string): void {
    const [partnershipId = '', version] = key.split(' ');
    const versions = this.versions.get(partnershipId);
    versions?.delete(Number(version));
    if (versions?.size === 0) this.versions.delete(partnershipId);
  }
}
