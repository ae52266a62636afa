import { useChecks } from '../../queries/checks.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { OwnRules } from './own-rules.tsx';
import { UsualChecks } from './usual-checks.tsx';

/** The bounds of the usual checks and the department's own rules. */
export function RulesTab() {
  const checks = useChecks();
  return (
    <Loaded query={checks} rows={10}>
      {(view) => (
        <>
          <OwnRules view={view} />
          {/* What was typed goes when others' changes come, as the server would refuse it. */}
          <UsualChecks key={view.thresholds.revision} view={view} />
        </>
      )}
    </Loaded>
  );
}
