/**
 * How the server's Node is started: a young generation of 8 MB, and a collection as soon as the old one has grown by two fifths. By default
 * both grow with the memory of the machine: a server at rest held 110 MB more, and an import of 100,000 candidates another 250 MB of garbage. Smaller
 * figures held little less and took a fifth of the speed of checks.
 */
export const SERVER_FLAGS = ['--max-semi-space-size=8', '--heap-growing-percent=40']
