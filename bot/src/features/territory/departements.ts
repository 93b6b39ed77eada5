/** Codes follow INSEE; the time zone is the IANA name in which the territory lives. */
export type Departement = {
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly timeZone: string;
};

const metropolitan = (region: string, names: Readonly<Record<string, string>>): Departement[] =>
  Object.entries(names).map(([code, name]) => ({ code, name, region, timeZone: 'Europe/Paris' }));

const overseas: readonly Departement[] = [
  { code: '971', name: 'Guadeloupe', region: 'Guadeloupe', timeZone: 'America/Guadeloupe' },
  { code: '972', name: 'Martinique', region: 'Martinique', timeZone: 'America/Martinique' },
  { code: '973', name: 'Guyane', region: 'Guyane', timeZone: 'America/Cayenne' },
  { code: '974', name: 'La Réunion', region: 'La Réunion', timeZone: 'Indian/Reunion' },
  {
    code: '975',
    name: 'Saint-Pierre-et-Miquelon',
    region: 'Saint-Pierre-et-Miquelon',
    timeZone: 'America/Miquelon',
  },
  { code: '976', name: 'Mayotte', region: 'Mayotte', timeZone: 'Indian/Mayotte' },
  {
    code: '977',
    name: 'Saint-Barthélemy',
    region: 'Saint-Barthélemy',
    timeZone: 'America/St_Barthelemy',
  },
  { code: '978', name: 'Saint-Martin', region: 'Saint-Martin', timeZone: 'America/Marigot' },
  { code: '986', name: 'Wallis et Futuna', region: 'Wallis et Futuna', timeZone: 'Pacific/Wallis' },
  {
    code: '987',
    name: 'Polynésie française',
    region: 'Polynésie française',
    timeZone: 'Pacific/Tahiti',
  },
  {
    code: '988',
    name: 'Nouvelle-Calédonie',
    region: 'Nouvelle-Calédonie',
    timeZone: 'Pacific/Noumea',
  },
];

const all = [
  ...metropolitan('Auvergne-Rhône-Alpes', {
    '01': 'Ain',
    '03': 'Allier',
    '07': 'Ardèche',
    '15': 'Cantal',
    '26': 'Drôme',
    '38': 'Isère',
    '42': 'Loire',
    '43': 'Haute-Loire',
    '63': 'Puy-de-Dôme',
    '69': 'Rhône',
    '73': 'Savoie',
    '74': 'Haute-Savoie',
  }),
  ...metropolitan('Hauts-de-France', {
    '02': 'Aisne',
    '59': 'Nord',
    '60': 'Oise',
    '62': 'Pas-de-Calais',
    '80': 'Somme',
  }),
  ...metropolitan("Provence-Alpes-Côte d'Azur", {
    '04': 'Alpes-de-Haute-Provence',
    '05': 'Hautes-Alpes',
    '06': 'Alpes-Maritimes',
    '13': 'Bouches-du-Rhône',
    '83': 'Var',
    '84': 'Vaucluse',
  }),
  ...metropolitan('Grand Est', {
    '08': 'Ardennes',
    '10': 'Aube',
    '51': 'Marne',
    '52': 'Haute-Marne',
    '54': 'Meurthe-et-Moselle',
    '55': 'Meuse',
    '57': 'Moselle',
    '67': 'Bas-Rhin',
    '68': 'Haut-Rhin',
    '88': 'Vosges',
  }),
  ...metropolitan('Occitanie', {
    '09': 'Ariège',
    '11': 'Aude',
    '12': 'Aveyron',
    '30': 'Gard',
    '31': 'Haute-Garonne',
    '32': 'Gers',
    '34': 'Hérault',
    '46': 'Lot',
    '48': 'Lozère',
    '65': 'Hautes-Pyrénées',
    '66': 'Pyrénées-Orientales',
    '81': 'Tarn',
    '82': 'Tarn-et-Garonne',
  }),
  ...metropolitan('Normandie', {
    '14': 'Calvados',
    '27': 'Eure',
    '50': 'Manche',
    '61': 'Orne',
    '76': 'Seine-Maritime',
  }),
  ...metropolitan('Nouvelle-Aquitaine', {
    '16': 'Charente',
    '17': 'Charente-Maritime',
    '19': 'Corrèze',
    '23': 'Creuse',
    '24': 'Dordogne',
    '33': 'Gironde',
    '40': 'Landes',
    '47': 'Lot-et-Garonne',
    '64': 'Pyrénées-Atlantiques',
    '79': 'Deux-Sèvres',
    '86': 'Vienne',
    '87': 'Haute-Vienne',
  }),
  ...metropolitan('Centre-Val de Loire', {
    '18': 'Cher',
    '28': 'Eure-et-Loir',
    '36': 'Indre',
    '37': 'Indre-et-Loire',
    '41': 'Loir-et-Cher',
    '45': 'Loiret',
  }),
  ...metropolitan('Corse', { '2A': 'Corse-du-Sud', '2B': 'Haute-Corse' }),
  ...metropolitan('Bourgogne-Franche-Comté', {
    '21': "Côte-d'Or",
    '25': 'Doubs',
    '39': 'Jura',
    '58': 'Nièvre',
    '70': 'Haute-Saône',
    '71': 'Saône-et-Loire',
    '89': 'Yonne',
    '90': 'Territoire de Belfort',
  }),
  ...metropolitan('Bretagne', {
    '22': "Côtes-d'Armor",
    '29': 'Finistère',
    '35': 'Ille-et-Vilaine',
    '56': 'Morbihan',
  }),
  ...metropolitan('Pays de la Loire', {
    '44': 'Loire-Atlantique',
    '49': 'Maine-et-Loire',
    '53': 'Mayenne',
    '72': 'Sarthe',
    '85': 'Vendée',
  }),
  ...metropolitan('Île-de-France', {
    '75': 'Paris',
    '77': 'Seine-et-Marne',
    '78': 'Yvelines',
    '91': 'Essonne',
    '92': 'Hauts-de-Seine',
    '93': 'Seine-Saint-Denis',
    '94': 'Val-de-Marne',
    '95': "Val-d'Oise",
  }),
  ...overseas,
];

/** Every département and collectivity with inhabitants, in the order of the codes. */
export const departements: readonly Departement[] = all.sort((a, b) => (a.code < b.code ? -1 : 1));

const byCode = new Map(departements.map((departement) => [departement.code, departement]));

export function departementByCode(code: string): Departement | undefined {
  return byCode.get(code);
}

/** The first three characters of the INSEE code when it starts with 97 or 98, else the first two. */
export function departementOf(insee: string): string {
  return insee.slice(0, /^9[78]/.test(insee) ? 3 : 2);
}
