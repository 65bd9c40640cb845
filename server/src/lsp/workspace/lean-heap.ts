/**
 * Keeps the heap small during work that reads much and keeps little, but only then: it makes checks during typing slower.
 */
import { keepHeapSmall, letHeapGrow } from '../../scan/frugal.js';

export async function withLeanHeap<Result>(work: () => Promise<Result>): Promise<Result> {
  keepHeapSmall();
  try {
    return await work();
  } finally {
    letHeapGrow();
  }
}
