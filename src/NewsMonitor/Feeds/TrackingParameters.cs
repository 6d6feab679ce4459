using System.Collections.Frozen;

namespace NewsMonitor.Feeds;

/// <summary>Query parameters that say how a reader came to a page, never which page it is.</summary>
internal static class TrackingParameters
{
    private static readonly string[] Prefixes =
        ["utm_", "mtm_", "matomo_", "piwik_", "pk_", "hsa_", "at_", "ns_", "wt_", "fb_", "guce_", "oly_", "vero_", "__hs", "_hs", "mc_", "sc_", "ga_", "stm_", "itm_"];

    private static readonly FrozenSet<string> Names = new[]
    {
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid", "twclid", "ttclid", "li_fat_id", "igshid", "igsh",
        "mkt_tok", "_openstat", "ref_src", "ref_url", "s_cid", "cmpid", "cmp", "ncid", "ito", "icid", "intcid", "soc_src", "soc_trk", "sr_share", "smid", "smtyp",
        "xtor", "spref", "guccounter", "guce", "trk", "trkcampaign", "campaign_id", "__twitter_impression", "taid", "tpcc", "srnd", "sref", "srsltid",
        "share_id", "amp", "outputtype", "print", "phpsessid", "jsessionid", "traffic_source", "wpisrc", "wprss", "rss", "rssid", "feedtype",
        "emc", "ocid", "mbid", "s_kwcid", "epik", "gaa_at", "gaa_n", "gaa_sig", "gaa_ts", "_gl", "usqp", "amp_js_v", "amp_gsa",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // These name a page on some sites and a way in on others: the value tells.
    private static readonly FrozenSet<string> Doubtful =
        new[] { "ref", "source", "src", "from", "via", "referrer", "origin", "medium" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] WaysIn =
        ["rss", "feed", "twitter", "facebook", "whatsapp", "telegram", "linkedin", "instagram", "newsletter", "email", "home", "social", "amp", "partner"];

    public static bool Contains(string parameter)
    {
        var equals = parameter.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? parameter : parameter[..equals];
        var value = equals < 0 ? "" : parameter[(equals + 1)..];
        if (Names.Contains(name))
            return true;
        if (Doubtful.Contains(name))
            return value.Length == 0 || WaysIn.Any(way => value.StartsWith(way, StringComparison.OrdinalIgnoreCase));
        return Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
    }
}
