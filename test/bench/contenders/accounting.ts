import { existsSync, readFileSync } from 'node:fs'

/** CPU seconds that a process and its children have used so far (utime + stime of /proc, in ticks of a hundredth). */
export function cpuSeconds(pid: number | null): number {
  return sum(pid, (one) => {
    const fields = readFileSync(`/proc/${one}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  })
}

/** Resident memory of a process and its children, in megabytes of 1,000,000 bytes. */
export function residentMb(pid: number | null): number {
  return sum(pid, (one) => {
    const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/status`, 'utf8')) ?? []
    return (Number(kilobytes) * 1024) / 1e6
  })
}

/** The most that is resident while something goes on. */
export async function peakMbWhile<T>(pid: number | null, work: Promise<T>): Promise<{ peakMb: number; result: T }> {
  let peakMb = residentMb(pid)
  const look = setInterval(() => {
    peakMb = Math.max(peakMb, residentMb(pid))
  }, 50)
  try {
    return { result: await work, peakMb: Math.max(peakMb, residentMb(pid)) }
  } finally {
    clearInterval(look)
  }
}

/** 0 of one that is gone. */
function sum(pid: number | null, of: (pid: number) => number): number {
  if (pid === null || !existsSync(`/proc/${pid}`)) return 0
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
  return children.reduce((total, child) => total + sum(Number(child), of), of(pid))
}
