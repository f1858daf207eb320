/** How long is measured: `--quick` is for all parts within ten minutes. ROUNDS and SECONDS say otherwise. */
const isQuick = process.argv.includes('--quick')

export const pace = {
  isQuick,
  /** How often all contenders are measured in turn. */
  rounds: Number(process.env.ROUNDS ?? (isQuick ? 3 : 7)),
  /** For which each is measured at a time. */
  seconds: Number(process.env.SECONDS ?? (isQuick ? 0.7 : 3)),
}
