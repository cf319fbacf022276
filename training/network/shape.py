"""What the network and its file are: the numbers of ``config.json`` and ``sentence_bert_config.json``."""

LAYERS = 6
HEADS = 12
HEAD_WIDTH = 32
WIDTH = 384
EPSILON = 1e-12
LONGEST = 256  # word pieces with [CLS] and [SEP]; the model was trained on no longer texts
OPSET = 23  # read by onnxruntime 1.23 and later
SOURCE = "sentence-transformers/all-MiniLM-L6-v2"

PARTS = {  # of a layer, by the names that the tagger has for them
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "out_norm": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "down_norm": "output.LayerNorm",
}


def layer_name(layer: int, part: str) -> str:
    """The weights' name of a part of a layer."""
    return f"encoder.layer.{layer}.{part}"
