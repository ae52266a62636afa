/**
 * Counts a test run. A file that broke before or around its tests counts as one failure; so does
 * a run that ended badly with no failure to show for it (a crash, an unhandled rejection) and a
 * run without any test.
 * @param {{ testResults: { status: string, assertionResults: { status: string }[] }[] } | null} report
 *   the runner's JSON report, null when it left none
 * @param {boolean} endedWell whether the runner's exit code was 0
 */
export function countTests(report, endedWell) {
  let passed = 0;
  let failed = 0;
  for (const file of report?.testResults ?? []) {
    const failures = file.assertionResults.filter(({ status }) => status === 'failed').length;
    passed += file.assertionResults.filter(({ status }) => status === 'passed').length;
    failed += failures === 0 && file.status === 'failed' ? 1 : failures;
  }
  if (failed === 0 && (!endedWell || passed === 0)) failed = 1;
  return { passed, failed };
}
