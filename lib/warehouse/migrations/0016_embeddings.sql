-- Vectors of texts, so that no text is sent to a model twice.

CREATE TABLE embeddings (
  model VARCHAR NOT NULL,
  text_hash VARCHAR NOT NULL,
  vector FLOAT[] NOT NULL
);
COMMENT ON TABLE embeddings IS 'One row per model and masked text that was turned into a vector. Key: `model`, `text_hash`.';
COMMENT ON COLUMN embeddings.model IS 'Name of the model as its server knows it.';
COMMENT ON COLUMN embeddings.text_hash IS 'SHA-256 of the masked text as it was sent, hexadecimal.';
COMMENT ON COLUMN embeddings.vector IS 'The vector, as the model gave it.';
