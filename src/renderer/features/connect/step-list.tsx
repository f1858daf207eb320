/** What is to be done by hand, in order; a single one is no list. */
export function StepList({ steps }: { readonly steps: readonly string[] }) {
  const [only] = steps
  if (only === undefined) return null
  if (steps.length === 1) return <p className="max-w-prose break-words">{only}</p>
  return (
    <ol className="max-w-prose list-decimal space-y-1 pl-5 marker:text-muted">
      {steps.map((step) => (
        <li key={step} className="break-words">
          {step}
        </li>
      ))}
    </ol>
  )
}
