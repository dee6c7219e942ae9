export const READ_MODEL_GENERATION = 4;
