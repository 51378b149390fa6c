using System.Text.Json.Serialization;

namespace CachePolicyOperator.Entities;

/// <summary>Request methods of RFC 9110 and RFC 5789, in their own spelling.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HttpRequestMethod>))]
public enum HttpRequestMethod
{
    [JsonStringEnumMemberName("GET")]
    Get,

    [JsonStringEnumMemberName("HEAD")]
    Head,

    [JsonStringEnumMemberName("POST")]
    Post,

    [JsonStringEnumMemberName("PUT")]
    Put,

    [JsonStringEnumMemberName("PATCH")]
    Patch,

    [JsonStringEnumMemberName("DELETE")]
    Delete,

    [JsonStringEnumMemberName("OPTIONS")]
    Options,
}
