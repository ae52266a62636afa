import { useMutation } from '@tanstack/react-query';
import type { FilePurpose, FileView } from '../../../server/files/schema.ts';
import { api, queryString } from '../api.ts';

/** What a file is sent for. */
export interface FilePlace {
  purpose: FilePurpose;
  /** Null: the municipality's own. */
  organizationId: string | null;
}

/** Sends a file. It lies on the server for a day until what it belongs to is saved. */
export function useSendFile(place: FilePlace) {
  return useMutation({
    mutationFn: ({ file, onProgress }: { file: File; onProgress: (share: number) => void }) =>
      api.track<FileView>(
        `/api/files${queryString({ ...place, name: file.name })}`,
        file,
        onProgress,
      ),
  });
}
