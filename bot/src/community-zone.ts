/** The community's zone, for people without a territory. */
export const communityZone = 'Europe/Paris';
