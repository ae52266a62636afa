import { useMutation } from '@tanstack/react-query';
import type { UploadView } from '../../../server/assignments/excel.schema.ts';
import { api } from '../api.ts';

/** The address of a data form's template, with what is entered already. */
export function templateFile(assignmentId: string): string {
  return `/api/assignments/${assignmentId}/template.xlsx`;
}

/** Learns what a filled template would change; writes nothing. */
export function useReadTemplate(assignmentId: string) {
  return useMutation({
    mutationFn: (file: Blob) =>
      api.upload<UploadView>(`/api/assignments/${assignmentId}/upload`, file),
  });
}
