// Loaded before the program: asks it to stop when the process that started it has gone without a word.
if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}
