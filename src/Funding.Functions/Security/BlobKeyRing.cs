using System.Xml.Linq;
using Azure;
using Azure.Storage.Blobs.Models;
using Funding.Functions.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Funding.Functions.Security;

/// <summary>
/// Data Protection's keys in Blob Storage, one immutable blob each, so that every process shares one ring and a restart
/// forgets nothing. Of two processes that create the first key at once, one wins; the other drops its own and uses that.
/// </summary>
internal sealed class BlobKeyRing(StorageClients clients) : IXmlRepository
{
    private const string First = "key-first.xml";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var elements = new List<XElement>();
        foreach (var blob in clients.DataProtection.GetBlobs(BlobTraits.None, BlobStates.None, null, default))
        {
            elements.Add(
                XElement.Parse(
                    clients.DataProtection.GetBlobClient(blob.Name).DownloadContent().Value.Content.ToString()
                )
            );
        }
        return elements;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        // Only the very first key is raced for. Later ones are created days before they come into use, and several are harmless.
        var isFirst = element.Name.LocalName == "key" && !clients.DataProtection.GetBlobClient(First).Exists().Value;
        var blob = clients.DataProtection.GetBlobClient(isFirst ? First : friendlyName + ".xml");
        try
        {
            blob.Upload(
                BinaryData.FromString(element.ToString(SaveOptions.DisableFormatting)),
                new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } }
            );
        }
        catch (RequestFailedException exists) when (exists.Status is 409 or 412)
        {
            // The other process's first key, or our own upload whose answer was lost: the ring is read again after this.
        }
    }
}
