# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`ProviderSpecResponse`, a schema of ArgusLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ProviderSpecResponse(_model.Model):
    """What one kind of provider needs to be set up.

    Attributes:
        id: Kind of provider, to be used as `provider_type`.
        label: Name to show for this kind of provider.
        tested: Whether the makers of ArgusLM have tried this kind of provider.
        requires_api_key: Whether `credentials` needs an API key.
        requires_base_url: Whether `credentials` needs a `base_url`.
        requires_region: Whether `credentials` needs a `region`.
        show_org_fields: Whether a form should offer fields for an organisation.
        default_base_url: Address used when none is given; null if there is none.
        api_key_label: What to call the API key in a form; null for the usual label.
        base_url_label: What to call the address in a form; null for the usual label.
        region_options: Regions to choose from, each a pair of value and label; empty if the provider has none.
    """

    id: str
    label: str
    tested: bool
    requires_api_key: bool
    requires_base_url: bool
    requires_region: bool
    show_org_fields: bool
    default_base_url: str | None
    api_key_label: str | None
    base_url_label: str | None
    region_options: list[list[str]]

    _wire = (
        _model.Field("id", "id", _codec.STR, required=True),
        _model.Field("label", "label", _codec.STR, required=True),
        _model.Field("tested", "tested", _codec.BOOL, required=True),
        _model.Field("requires_api_key", "requires_api_key", _codec.BOOL, required=True),
        _model.Field("requires_base_url", "requires_base_url", _codec.BOOL, required=True),
        _model.Field("requires_region", "requires_region", _codec.BOOL, required=True),
        _model.Field("show_org_fields", "show_org_fields", _codec.BOOL, required=True),
        _model.Field("default_base_url", "default_base_url", _shapes.nullable(_codec.STR), required=True),
        _model.Field("api_key_label", "api_key_label", _shapes.nullable(_codec.STR), required=True),
        _model.Field("base_url_label", "base_url_label", _shapes.nullable(_codec.STR), required=True),
        _model.Field("region_options", "region_options", _shapes.array(_shapes.array(_codec.STR)), required=True),
    )
