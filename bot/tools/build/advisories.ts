/** A published weakness of a package, and the affected versions. */
export interface Advisory {
  id: string;
  aliases: string[];
  package: string;
  severity: string;
  summary: string;
  /**
   * From the version that introduced it, up to the version that fixes it. `fixed` null: all later versions are
   * affected.
   */
  affected: { introduced: string; fixed: string | null }[];
}

/** The advisories that were known on one day (`.github/advisories.json`). */
export interface Snapshot {
  /** YYYY-MM-DD */
  taken: string;
  how: string;
  advisories: Advisory[];
  /** Advisories that do not affect us, each with the reason. */
  accepted: { id: string; why: string }[];
}

export interface LockedPackage {
  name: string;
  version: string;
}

/** The packages in a package-lock.json, by their real names, each version once. */
export function lockedPackages(lock: {
  packages: Record<string, { name?: string; version?: string }>;
}): LockedPackage[] {
  const found = new Map<string, LockedPackage>();
  for (const [path, { name = path.split('node_modules/').at(-1)!, version }] of Object.entries(lock.packages)) {
    if (path !== '' && version !== undefined) found.set(`${name} ${version}`, { name, version });
  }
  return [...found.values()];
}

/** The locked packages with a weakness that is not in `accepted`. */
export function weaknesses(locked: readonly LockedPackage[], snapshot: Snapshot): (LockedPackage & { by: Advisory })[] {
  const accepted = new Set(snapshot.accepted.map(({ id }) => id));
  return locked.flatMap((one) =>
    snapshot.advisories
      .filter(
        (by) =>
          by.package === one.name && !accepted.has(by.id) && by.affected.some((range) => isIn(one.version, range)),
      )
      .map((by) => ({ ...one, by })),
  );
}

function isIn(version: string, { introduced, fixed }: Advisory['affected'][number]): boolean {
  return compare(version, introduced) >= 0 && (fixed === null || compare(version, fixed) < 0);
}

/** Compares versions by their numbers. A pre-release (`-beta.1`) comes before its release. */
function compare(a: string, b: string): number {
  const [first, second] = [a, b].map((version) => {
    const [numbers = '', mark] = version.split('+', 1)[0]!.split('-', 2);
    return [...numbers.split('.').map(Number), 0, 0].slice(0, 3).concat(mark === undefined ? 1 : 0);
  }) as [number[], number[]];
  for (const [i, number] of first.entries()) if (number !== second[i]) return number - second[i]!;
  return 0;
}

interface OsvRecord {
  id: string;
  aliases?: string[];
  summary?: string;
  withdrawn?: string;
  database_specific?: { severity?: string };
  affected?: {
    package?: { name?: string; ecosystem?: string };
    ranges?: { events?: { introduced?: string; fixed?: string; last_affected?: string }[] }[];
  }[];
}

/** The advisories about this package in an OSV record; empty if it was withdrawn. */
export function advisoriesOf(record: OsvRecord, name: string): Advisory[] {
  if (record.withdrawn !== undefined) return [];
  const affected = (record.affected ?? [])
    .filter((one) => one.package?.name === name && one.package.ecosystem === 'npm')
    .flatMap(({ ranges = [] }) => ranges)
    .flatMap(({ events = [] }) => {
      const pairs: Advisory['affected'] = [];
      for (const { introduced, fixed } of events) {
        if (introduced !== undefined) pairs.push({ introduced, fixed: null });
        else if (fixed !== undefined && pairs.length > 0) pairs.at(-1)!.fixed = fixed;
      }
      return pairs;
    });
  if (affected.length === 0) return [];
  const severity = record.database_specific?.severity?.toLowerCase() ?? 'unknown';
  return [
    { id: record.id, aliases: record.aliases ?? [], package: name, severity, summary: record.summary ?? '', affected },
  ];
}
