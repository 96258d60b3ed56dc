# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`OrganizationCredentials`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class OrganizationCredentials(_model.Model):
    """The provider's keys of an organization.

    Attributes:
        organization_id: Id of the organization.
        credentials: The keys, without their text.
    """

    organization_id: str
    credentials: list[_models.ProviderCredentialResponse]

    _wire = (
        _model.Field("organization_id", "organization_id", _codec.STR, required=True),
        _model.Field(
            "credentials",
            "credentials",
            _shapes.array(_shapes.model(_models, "ProviderCredentialResponse")),
            required=True,
        ),
    )
