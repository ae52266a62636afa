import { createContext, useContext } from 'react';

/** Remarks that somebody is about to send back, by question. */
export interface Review {
  remarks: Record<string, string>;
  /** Opens an empty remark, changes it, or takes it out (null). */
  remark: (question: string, text: string | null) => void;
}

const ReviewContext = createContext<Review | null>(null);

export const ReviewProvider = ReviewContext.Provider;

/** Null where nothing is being looked through. */
export function useReview(): Review | null {
  return useContext(ReviewContext);
}
