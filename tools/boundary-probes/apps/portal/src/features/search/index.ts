export const query = 'all'
