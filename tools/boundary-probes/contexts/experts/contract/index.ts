export const pools = ['province']
