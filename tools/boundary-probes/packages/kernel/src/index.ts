export const level = 'L5'
