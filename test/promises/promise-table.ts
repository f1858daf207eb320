import type { Promised, Proof } from './promises.ts'

/** docs/promises.md, as it has to stand there. */
export function promiseTable(promises: readonly Promised[]): string {
  const rows = promises.map(
    ({ promise, inWaybill, proofs }) => `| ${promise} | ${inWaybill} | ${proofs.map(linkTo).join('<br>')} |`,
  )
  return `# What is promised, and the test that shows it

Public privacy policies of hosted gateways say what such a service should promise. A hosted service asks to be believed; each line
here is a control in Waybill and a test in this repository. The table is made by \`test/promises\`; \`npm run test:all\` fails
where a test that it names is missing or did not pass, and prints how many promises were shown.

| what the policies promise | in Waybill | shown by |
| --- | --- | --- |
${rows.join('\n')}
`
}

function linkTo({ file, test }: Proof): string {
  return `[${test}](../test/${file})`
}
