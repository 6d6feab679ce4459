using System.Xml;
using System.Xml.Linq;

namespace NewsMonitor.Feeds.Parsing;

/// <summary>Names for elements of a broken document: prefixes that it declares, prefixes that everyone knows, and made-up ones for the rest.</summary>
internal sealed class TolerantNames
{
    private readonly Dictionary<string, string> declared = new(StringComparer.Ordinal);
    private string byDefault = "";

    public static bool IsMedia(TolerantTag tag) => tag.Prefix == "media";

    public static bool IsNamed(XElement element, ReadOnlySpan<char> qualifiedName)
    {
        var local = qualifiedName[(qualifiedName.LastIndexOf(':') + 1)..];
        return local.Equals(element.Name.LocalName, StringComparison.OrdinalIgnoreCase);
    }

    public XElement Element(TolerantTag tag, DeclaredEntities? entities)
    {
        foreach (var (name, value) in tag.Attributes)
        {
            if (name == "xmlns")
                byDefault = FeedWords.IsContainer(tag.LocalName.ToLowerInvariant()) ? value.Trim() : byDefault;
            else if (name.StartsWith("xmlns:", StringComparison.Ordinal))
                declared[name[6..]] = value.Trim();
        }

        var element = new XElement(Name(tag.Prefix, tag.LocalName, byDefault));
        foreach (var (name, value) in tag.Attributes)
        {
            if (AttributeName(name) is { } attribute && element.Attribute(attribute) is null)
                element.Add(new XAttribute(attribute, Entities.Decode(value, entities)));
        }

        return element;
    }

    private XName? AttributeName(string name)
    {
        if (name.StartsWith("xmlns", StringComparison.Ordinal))
            return null;
        var colon = name.IndexOf(':');
        var local = name[(name.LastIndexOf(':') + 1)..];
        return IsName(local) ? Name(colon > 0 ? name[..colon] : "", local, "") : null;
    }

    private XName Name(string prefix, string local, string defaultNamespace)
    {
        if (!IsName(local))
            local = "unnamed";
        var uri = prefix switch
        {
            "" => defaultNamespace,
            "xml" => XNamespace.Xml.NamespaceName,
            _ => declared.GetValueOrDefault(prefix) is { } uriOf && Vocabularies.IsKnown(uriOf) ? uriOf : Vocabularies.UriOf(prefix) ?? Vocabularies.Undeclared + prefix,
        };
        return XName.Get(local, uri == XNamespace.Xmlns.NamespaceName ? "" : uri);
    }

    private static bool IsName(string name)
    {
        try
        {
            return name.Length > 0 && XmlConvert.VerifyNCName(name).Length > 0;
        }
        catch (XmlException)
        {
            return false;
        }
    }
}
