import { cpuOf, inBytes, openDoors } from '../support/cost.js';
import { SHAPES } from '../support/hostile-shapes.js';
import type { BenchPart, Figure } from './bench.js';

const RUNS = 5;
/** No input should take more processor milliseconds than this. */
const AIM = 5;
/** Kinds of doors, by the start of their names. For each the most expensive shape is shown. */
const KINDS = ['header', 'path', 'address', 'query', 'form', 'JSON', 'activity', 'message', 'a '];

export const part: BenchPart = {
  name: 'cost',
  about: `processor time of one request at its largest, in ${SHAPES.length} shapes (the sender's share included)`,
  async run(log) {
    const { doors, stop } = await openDoors();
    try {
      const figures: Figure[] = [];
      for (const kind of KINDS) {
        let dearest = { what: '', value: 0 };
        for (const { name, max, put } of doors.filter((door) => door.name.startsWith(kind))) {
          for (const shape of SHAPES) {
            const text = inBytes(shape.make(max), max);
            await put(text);
            const value = await cpuOf(() => put(text), RUNS);
            if (value > dearest.value) dearest = { what: `${name}, ${shape.name}`, value };
          }
        }
        log(`${kind}: ${dearest.what}`);
        figures.push({
          ...dearest,
          unit: 'ms',
          runs: RUNS,
          aim: `at most ${AIM} ms`,
          reached: dearest.value <= AIM,
        });
      }
      return figures;
    } finally {
      await stop();
    }
  },
};
