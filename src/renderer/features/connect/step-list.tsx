import { engineWords } from '../../languages/engine-words.ts'

interface StepListProps {
  readonly steps: readonly string[]
  /** They are done one after the other; else they are only to be known. */
  readonly isOrder: boolean
}

/** What is to be done by hand, or to be known; a single one is no list. */
export function StepList({ steps, isOrder }: StepListProps) {
  const [only] = steps
  if (only === undefined) return null
  if (steps.length === 1) return <p className="max-w-prose break-words">{engineWords(only)}</p>
  const items = steps.map((step) => (
    <li key={step} className="break-words">
      {engineWords(step)}
    </li>
  ))
  const look = 'max-w-prose space-y-1 pl-5 marker:text-muted'
  return isOrder ? (
    <ol className={`list-decimal ${look}`}>{items}</ol>
  ) : (
    <ul className={`list-disc ${look}`}>{items}</ul>
  )
}
