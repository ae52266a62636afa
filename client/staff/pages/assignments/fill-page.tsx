import { useEffect, useMemo } from 'react';
import { useLocation } from 'react-router';
import type { DataFormView } from '../../../../server/assignments/schema.ts';
import { ActionBar } from './action-bar.tsx';
import { whenDrawn } from './after-paint.ts';
import { Banners } from './banners.tsx';
import { Checks } from './checks.tsx';
import { fieldId } from './field-id.ts';
import { FillSection } from './fill-section.tsx';
import { FillTools } from './fill-tools.tsx';
import { askedField, goToField } from './find-field.ts';
import { GlyphShapes } from './grid/glyph.tsx';
import { History } from './history.tsx';
import { ReviewProvider } from './review/review-context.ts';
import { useRemarks } from './review/use-remarks.ts';
import { Scan } from './scan.tsx';
import { FillProvider } from './store/fill-context.ts';
import { useWordsOnce } from './store/words.ts';
import { Term } from './term.tsx';
import { useComments } from './use-comments.ts';
import { useDrawn } from './use-drawn.ts';
import { useFillStore } from './use-fill-store.ts';
import { useFind } from './use-find.ts';
import { useHandIn } from './use-hand-in.ts';

interface FillPageProps {
  view: DataFormView;
  zone: string;
}

/** A data form from its term to its history: filled in, looked through, decided about. */
export function FillPage({ view, zone }: FillPageProps) {
  const store = useFillStore(view, zone);
  const find = useFind(store);
  const comments = useComments(view);
  const reviewing = view.may.includes('return') || view.may.includes('sendBack');
  const review = useRemarks(view);
  const editable = view.may.includes('fill');
  const words = useWordsOnce();
  const fill = useMemo(() => ({ store, editable, words }), [store, editable, words]);
  const drawn = useDrawn(view.form);
  const handIn = useHandIn({ view, store, comments, goTo: find.goTo });
  const { hash } = useLocation();
  // A list of doubtful numbers leads to the field itself.
  useEffect(() => {
    const asked = askedField(hash);
    if (asked !== null) whenDrawn(fieldId(asked), () => goToField(asked));
  }, [hash]);
  return (
    <FillProvider value={fill}>
      <GlyphShapes />
      <ReviewProvider value={reviewing ? review : null}>
        <Term view={view} zone={zone} />
        <Banners view={view} handIn={handIn} goTo={find.goTo} />
        <Checks
          view={view}
          comments={comments}
          goTo={find.goTo}
          onEmpty={(first) => {
            find.setOnlyEmpty(true);
            whenDrawn(fieldId(first), () => find.goTo(first));
          }}
        />
        <FillTools view={view} find={find} />
        {view.form.pages.map((page) => (
          <FillSection key={page.name} page={page} shown={find.shown} most={drawn(page.name)} />
        ))}
        <ActionBar view={view} handIn={handIn} remarks={review.remarks} clear={review.clear} />
        <Scan view={view} />
        <History view={view} zone={zone} />
      </ReviewProvider>
    </FillProvider>
  );
}
