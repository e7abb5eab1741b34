"""An annotator says its languages in a string."""

from newskit_broken.common import Surname, surnames
from newskit_broken.sound import find


class Loose:
    name = "broken.loose"
    makes = (Surname,)
    needs = uses = sections = replaces = ()
    languages = "pl"
    on_demand = False

    def __call__(self, document):
        return surnames(document)


def newskit_annotators():
    return [find, Loose()]
