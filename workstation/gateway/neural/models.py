"""The networks of the reader, loaded once by the fork server; its children share the memory.

Line detection and recognition are PP-OCRv6 small, as the package ``rapidocr`` brings them; which
way a page lies is told by a network in ``resources/reading``. Only local files are ever opened.
"""

import importlib.metadata
import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from workstation.resources import RESOURCES

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Tensor = NDArray[np.float32]

_PACKAGES: Final = ("onnxruntime", "cv2", "rapidocr")
_DETECTION: Final = "PP-OCRv6_det_small.onnx"
_RECOGNITION: Final = "PP-OCRv6_rec_small.onnx"
_ORIENTATION: Final = RESOURCES / "reading" / "orientation.onnx"
_QUIET: Final = 4


class ModelsMissing(Exception):
    """A package or a file of the reader is not there; the message names it."""


@dataclass(frozen=True, slots=True)
class Network:
    """One loaded network with one input and one output."""

    session: "InferenceSession"

    def __call__(self, tensor: Tensor) -> Tensor:
        """Return the network's output for a batch."""
        output: Tensor = self.session.run(None, {"x": tensor})[0]
        return output


@dataclass(frozen=True, slots=True)
class Models:
    """Everything a page is read with."""

    orientation: Network
    detection: Network
    recognition: Network
    characters: tuple[str, ...]
    """What each class of the recognition stands for; the first is the blank, an empty text."""


def missing() -> str:
    """Return what the reader lacks, by name; empty when it is complete. Loads nothing."""
    for package in _PACKAGES:
        if importlib.util.find_spec(package) is None:
            return package
    files = (_file(_DETECTION), _file(_RECOGNITION), _ORIENTATION)
    return next((file.name for file in files if not file.is_file()), "")


def version() -> str:
    """Return the names and versions of what reads."""
    rapidocr = importlib.metadata.version("rapidocr")
    onnxruntime = importlib.metadata.version("onnxruntime")
    return f"PP-OCRv6 small (rapidocr {rapidocr}, onnxruntime {onnxruntime})"


def load() -> Models:
    """Return the networks, each running in the thread that calls it and in no other.

    A process without threads can be forked, and what its children allocate goes with them.

    Raises:
        ModelsMissing: something is not installed.
    """
    lacking = missing()
    if lacking:
        raise ModelsMissing(lacking)
    recognition = _session(_file(_RECOGNITION))
    told = recognition.get_modelmeta().custom_metadata_map["character"]
    return Models(
        orientation=Network(_session(_ORIENTATION)),
        detection=Network(_session(_file(_DETECTION))),
        recognition=Network(recognition),
        characters=("", *told.splitlines(), " "),
    )


def _file(name: str) -> Path:
    spec = importlib.util.find_spec("rapidocr")
    folders = (spec.submodule_search_locations if spec else None) or ["."]
    return Path(folders[0]) / "models" / name


def _session(file: Path) -> "InferenceSession":
    import onnxruntime  # noqa: PLC0415 - a fifth of a second that only the reader's process needs

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = _QUIET
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
