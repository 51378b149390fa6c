using System.Text.Json.Serialization;

namespace CachePolicyOperator.Entities;

/// <summary>What kind of content a rule is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ContentClass>))]
public enum ContentClass
{
    /// <summary>Pages, which change at any time, and users notice.</summary>
    Html,

    /// <summary>Responses of an API.</summary>
    Api,

    /// <summary>Assets whose URL changes with their content (a fingerprint or version in the path).</summary>
    VersionedAsset,

    /// <summary>Assets that change under the same URL.</summary>
    MutableAsset,

    /// <summary>Images, audio and video.</summary>
    Media,
}
