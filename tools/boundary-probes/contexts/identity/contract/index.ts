export const roles = ['candidate']
