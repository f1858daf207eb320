import { classNames } from '../../components/class-names.ts'

/** `exchanges.tool`: the table quiet, the column not; crossed out where it is not written down. May break after each part. */
export function FieldName({ name, isOff = false }: { readonly name: string; readonly isOff?: boolean }) {
  const dot = name.lastIndexOf('.')
  // A file's name is no table and column: `vault.json` stays whole.
  const isColumn = /^[a-z_]+\.[a-z0-9_]+$/.test(name) && !name.endsWith('.json')
  const parts = (text: string) =>
    text.split(/(?<=[._])/).flatMap((part, index) => (index === 0 ? [part] : [<wbr key={part} />, part]))
  return (
    <code className={classNames('font-mono text-sm', isOff && 'text-muted line-through')}>
      {isColumn ? (
        <>
          <span className="text-muted">{parts(name.slice(0, dot + 1))}</span>
          <wbr />
          {parts(name.slice(dot + 1))}
        </>
      ) : (
        <span className="wrap-anywhere">{name}</span>
      )}
    </code>
  )
}
