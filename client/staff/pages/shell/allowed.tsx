import type { ReactNode } from 'react';
import { useCan } from '../../queries/person.ts';
import { NotFoundPage } from './not-found-page.tsx';

/** A screen for those who may see it; for others the address does not exist. */
export function Allowed({ needs, children }: { needs: string; children: ReactNode }) {
  return useCan()(needs) ? children : <NotFoundPage />;
}
